import { drawChart } from '#lib/server/drawing/draw-chart.ts';
import { setPages } from '#lib/server/reports/set-pages.ts';

/** What takes long enough to keep a server from answering: plain data in, plain data out. */
export const tasks = { drawChart, setPages };

export type Tasks = typeof tasks;
export type Task = keyof Tasks;
