// Somebody outside reads it, maybe on a borrowed computer: no script runs, and nothing is kept.
export const csr = false;
