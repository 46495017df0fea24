/** A click on a heading: up, then down, then as the list comes. A leading minus is descending. */
export function nextSort(sort: string | undefined, key: string): string | undefined {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? undefined : key;
}
