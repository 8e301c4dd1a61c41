import { isFamilyPage } from '../routes/families.ts';

/** Is this the address of a page of figures? */
export const match = (param: string): boolean => isFamilyPage(`/${param}`);
