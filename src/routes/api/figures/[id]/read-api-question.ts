import type { Audience, Question } from '#lib/measures/figure.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readWhere } from '../../../question.ts';

const known = ['from', 'to', 'by', 'where', 'audience'];

function readAudience(text: string): Audience {
	if (text === 'inside' || text === 'outside') return text;
	throw new WrongUsage('audience is inside or outside');
}

/**
 * The question in an API address, with nothing filled in. Throws WrongUsage for a parameter nobody knows, a filter
 * without a value, or an audience there is not: a slip must not read as an answer to another question.
 */
export function readApiQuestion(measure: string, params: URLSearchParams): Question {
	const unknown = [...params.keys()].find((name) => !known.includes(name));
	if (unknown)
		throw new WrongUsage(`There is no parameter ${unknown}; there are ${known.join(', ')}`);
	const where = readWhere(params);
	if (Object.values(where).flat().length < params.getAll('where').length) {
		throw new WrongUsage('A filter is written where=DIMENSION=VALUE');
	}
	return {
		measure,
		from: params.get('from') || undefined,
		to: params.get('to') || undefined,
		by: params.get('by') || undefined,
		where,
		audience: readAudience(params.get('audience') ?? 'inside')
	};
}
