/** Files that the server answers with: shown in a tab of their own, or kept under their name. */

export function showFile(file: Blob): void {
  const address = URL.createObjectURL(file);
  window.open(address, "_blank", "noopener");
  // The tab has it by then; an address that stays keeps the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function keepFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
