/** How a refusal names things in its sentence. The server and the browser share it; each looks words up in its own catalogues. */

/** The text of a key, or undefined where there is none. */
type Look = (key: string) => string | undefined;

/** States, verbs, permissions and kinds of input as people name them; any other figure as it is. */
export function issueWord(name: string, value: string, look: Look): string {
  const word = (what: string, it: string) => look(`platform.${what}.${it}`) ?? it;
  if (name === "state" || name === "verb" || name === "expected") return word(name, value);
  if (name === "permission") return permissionWords(value, look);
  if (name !== "allowed") return value;
  const states = value.split(", ").map((it) => word("state", it));
  return states.join(look("platform.listSeparator") ?? ", ");
}

/** `procurement.goods_receipt.post` → “Goods receipt: Inspect and put in stock”. */
export function permissionWords(permission: string, look: Look): string {
  const keys = permissionKeys(permission);
  const [subject, ability] = [keys.subject, keys.ability].map((all) => all.map(look).find((it) => it !== undefined));
  return subject && ability ? `${subject}${look("platform.permission.separator") ?? ": "}${ability}` : permission;
}

/** Where the words of a permission may stand, the first that is there counts. */
export function permissionKeys(permission: string) {
  const [module, subject, ability] = permission.split(".");
  return {
    subject: [`${module}.permission.${subject}`, `${module}.${subject}.title`],
    ability: [
      `${module}.permission.${ability}`,
      `platform.permission.${ability}`,
      `${module}.${subject}.verb.${ability}`,
      `platform.verb.${ability}`,
    ],
  };
}
