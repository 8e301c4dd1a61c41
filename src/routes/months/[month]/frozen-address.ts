/** Where the ledger of a figure stands as a closing kept it. */
export const frozenLedgerAddress = (month: string, version: number, measure: string): string =>
	`/months/${month}/ledger/${measure}?version=${version}`;
