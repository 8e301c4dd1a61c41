import type { Extent } from './window-of.ts';

/** A value of a row. */
export type Value = string | number | boolean | null;

/** A column of the rows: its name in addresses and files, and what it is called. */
export type Head = { name: string; words: string; type: string };

/** What of a long list stands in the page. A row that is on its way is empty. */
export type Drawn = Extent & { rows: Value[][] };
