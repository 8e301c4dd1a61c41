import { compare } from '#lib/comparison/compare.ts';
import { drawChart } from '#lib/server/drawing/draw-chart.ts';
import { drawMultiples } from '#lib/server/drawing/draw-multiples.ts';
import { drawFunnelChart } from '#lib/server/drawing/draw-funnel.ts';
import { setPages } from '#lib/server/reports/set-pages.ts';

/** What takes long enough to keep a server from answering: plain data in, plain data out. */
export const tasks = { compare, drawChart, drawFunnelChart, drawMultiples, setPages };

export type Tasks = typeof tasks;
export type Task = keyof Tasks;
