// Loaded before a command that is measured: tells the memory it took and how long its event loop stood still. The
// command knows nothing of it.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const path = process.env.PLUMBLINE_BENCH_WATCH;
// Threads and processes that the command starts are not the command.
delete process.env.PLUMBLINE_BENCH_WATCH;

if (path && isMainThread) {
	const resolution = 5;
	const delay = monitorEventLoopDelay({ resolution });
	delay.enable();
	let worked = process.cpuUsage();
	const watched = () => ({
		cpuMs: (({ user, system }) => (user + system) / 1000)(process.cpuUsage(worked)),
		peakMb: process.resourceUsage().maxRSS / 1000,
		nowMb: process.memoryUsage.rss() / 1e6,
		// The timer itself takes `resolution`: what is beyond it is delay.
		blockedMs: {
			p50: Math.max(0, delay.percentile(50) / 1e6 - resolution),
			p99: Math.max(0, delay.percentile(99) / 1e6 - resolution),
			max: Math.max(0, delay.max / 1e6 - resolution)
		}
	});
	process.on('exit', () => writeFileSync(path, JSON.stringify(watched())));
	process.on('message', (message) => {
		if (message !== 'watched') return;
		process.send?.(watched());
		delay.reset();
		worked = process.cpuUsage();
	});
	process.channel?.unref();
}
