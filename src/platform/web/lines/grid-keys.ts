/** Where a key leads in a line grid. Pure: the grid moves the focus, this says where. */

export interface Spot {
  readonly row: number;
  /** Place among the editable columns. */
  readonly column: number;
}

export interface Caret {
  /** The whole text is selected, or there is none: an arrow leaves the cell. */
  readonly isWhole: boolean;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

export interface GridKey {
  readonly key: string;
  readonly isShift: boolean;
  readonly isCommand: boolean;
}

/**
 * Enter walks to the next cell and from the last one to the next line; Shift+Enter walks back. ↑ and ↓ keep the
 * column. ← and → leave the cell only from its edge, so that they still move the caret within a text.
 * @returns undefined where the key is not the grid's
 */
export function nextSpot(it: GridKey, at: Spot, rows: number, columns: number, caret: Caret): Spot | undefined {
  if (it.isCommand) return undefined;
  switch (it.key) {
    case "Enter":
      return it.isShift ? back(at, columns) : onward(at, rows, columns);
    case "ArrowUp":
      return at.row > 0 ? { ...at, row: at.row - 1 } : undefined;
    case "ArrowDown":
      return at.row < rows - 1 ? { ...at, row: at.row + 1 } : undefined;
    case "ArrowLeft":
      return caret.isWhole || caret.isAtStart ? back(at, columns) : undefined;
    case "ArrowRight":
      return caret.isWhole || caret.isAtEnd ? onward(at, rows, columns) : undefined;
    default:
      return undefined;
  }
}

function onward(at: Spot, rows: number, columns: number): Spot | undefined {
  if (at.column < columns - 1) return { ...at, column: at.column + 1 };
  return at.row < rows - 1 ? { row: at.row + 1, column: 0 } : undefined;
}

function back(at: Spot, columns: number): Spot | undefined {
  if (at.column > 0) return { ...at, column: at.column - 1 };
  return at.row > 0 ? { row: at.row - 1, column: columns - 1 } : undefined;
}

export function caretOf(element: HTMLElement): Caret {
  if (!(element instanceof HTMLInputElement) || element.type === "checkbox") {
    const isList = element instanceof HTMLSelectElement;
    return { isWhole: !isList, isAtStart: isList, isAtEnd: isList };
  }
  const { selectionStart: start, selectionEnd: end, value } = element;
  return {
    isWhole: start === 0 && end === value.length,
    isAtStart: start === 0 && end === 0,
    isAtEnd: start === value.length && end === value.length,
  };
}
