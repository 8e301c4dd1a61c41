/** A value of a row. */
export type Value = string | number | boolean | null;

/** A column of the rows: its name in addresses and files, and what it is called. */
export type Head = { name: string; words: string; type: string };

/**
 * What of a long list stands in the page: its rows from `first` on, and the pixels before and after them. A row that is
 * on its way is empty.
 */
export type Drawn = { first: number; before: number; after: number; rows: Value[][] };
