/**
 * The nonce under which this page may add styles. Vite writes it into a meta tag; the server replaces the
 * placeholder on every request. Browsers hide the attribute but keep the property, so it is read as a property.
 */
export function cspNonce(): string | undefined {
  const own = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  const vite = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = own || vite?.nonce || vite?.getAttribute("nonce");
  return nonce && nonce !== "__NONCE__" ? nonce : undefined;
}
