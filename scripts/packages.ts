/** The Debian packages that tests need. They are installed where that is possible, and asked for by name elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

interface Needed {
  readonly packages: readonly string[];
  readonly isThere: () => boolean;
  readonly what: string;
}

const postgresBin = (): string | undefined => {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).filter((it) => Number.parseInt(it, 10) >= 15) : [];
  return versions.map((it) => `${root}/${it}/bin`).find((it) => existsSync(`${it}/initdb`));
};

const chromium = (): string | undefined =>
  [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (it) => it && existsSync(it),
  );

const hasChineseFont = (): boolean => spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim() !== "";

const NEEDED: readonly Needed[] = [
  { what: "a PostgreSQL server (15 or newer)", packages: ["postgresql"], isThere: () => postgresBin() !== undefined },
  { what: "Chromium", packages: ["chromium"], isThere: () => chromium() !== undefined },
  { what: "a Chinese font", packages: ["fonts-noto-cjk", "fontconfig"], isThere: hasChineseFont },
];

/** @returns what is there now; what is missing has been named on stderr. */
export function ensurePackages(): { postgresBin: string | undefined; chromium: string | undefined } {
  const missing = NEEDED.filter((it) => !it.isThere());
  const canInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (missing.length > 0 && canInstall) {
    const packages = missing.flatMap((it) => it.packages);
    process.stderr.write(`Installing ${packages.join(", ")} …\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "ignore", env });
  }
  for (const it of NEEDED.filter((it) => !it.isThere()))
    process.stderr.write(
      `Not found: ${it.what} (Debian: ${it.packages.join(", ")}). The tests that need it are skipped.\n`,
    );
  return { postgresBin: postgresBin(), chromium: chromium() };
}
