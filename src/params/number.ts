/** The number of an action in an address: 1, 2, 37. */
export const match = (text: string): boolean => /^[1-9]\d{0,6}$/.test(text);
