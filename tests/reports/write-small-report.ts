import { createHash } from 'node:crypto';
import { makeCqiReport } from '#lib/server/reports/cqi-report.ts';
import { smallReport } from './small-report.ts';

/** Makes the report in a process of its own and prints the hash of its bytes. */
const pdf = await makeCqiReport(await smallReport());
process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
