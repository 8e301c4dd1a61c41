/** The day it is (ISO), for what is due and overdue. The one place where pages look at the clock for it. */
export const today = (): string => new Date().toISOString().slice(0, 10);
