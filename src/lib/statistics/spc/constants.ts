/**
 * Limits of an individuals chart in mean moving ranges: mean -/+ 2.66 of them. NHS England, Making Data Count, and
 * NHSRplotthedots. Others take 3/1.128 = 2.659574; the two differ in the third decimal of a limit.
 */
export const limitsPerRange = 2.66;

/** The upper limit of moving ranges in mean moving ranges (D4 for two). Montgomery 2009, table VI. */
export const rangeLimitPerRange = 3.267;

/** The mean range of two normal values in standard deviations (d2 for two). Montgomery 2009, table VI. */
export const d2 = 1.128;

/** The power that makes exponential waiting times nearly normal. Nelson 1994; Montgomery 2009, section 7.3.5. */
export const waitingPower = 3.6;

/** The median of a geometric wait as a share of its mean. Provost and Murray 2011, page 228. */
export const medianOfWait = 0.693;

/** The chance that a normal value lies more than three sigma above its mean. */
export const beyondThreeSigma = 0.00135;

/** With fewer points than this no limits are drawn: advice of NHS England, our setting. */
export const fewestForLimits = 12;
