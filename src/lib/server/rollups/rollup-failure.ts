/** What the process that rolls up says of its failure, in our own words: those of others may quote a cell. */
export type RollupFailure = { failure: string };
