import { Field } from '#seed/asi-field.ts';
import type { Draws } from '#seed/asi-field.ts';
import type { Person } from '#seed/person.ts';
import { clamp, Random } from '#seed/random.ts';
import { remaining } from '#seed/scores.ts';

type Items = Record<string, number | undefined>;

const mainDrug: Record<string, string> = {
	'Opioid use disorder': 'd3',
	'Stimulant use disorder': 'd8',
	'Cannabis use disorder': 'd10'
};
const drugs = ['d3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', 'd10', 'd11'];

function substanceItems(person: Person, share: number, draws: Draws): Items {
	const drinks = person.diagnosis === 'Alcohol use disorder';
	const alcohol = new Field(drinks ? 0.62 : 0.14, share, draws);
	const drug = new Field(drinks ? 0.12 : 0.55, share, draws);
	const main = mainDrug[person.diagnosis] ?? 'd10';
	const used = drugs.map((code) => {
		const part = draws.life.pick([0, 0, 0, 0, 0.15]);
		return [code, drug.days(code === main ? 0.9 : part)] as const;
	});
	return {
		d1: alcohol.days(0.7),
		d2: alcohol.days(0.5),
		...Object.fromEntries(used),
		d13: drug.days(0.3),
		d23: alcohol.dollars(400),
		d26: alcohol.days(0.6),
		d27: drug.days(0.7),
		d28: alcohol.rating(),
		d29: drug.rating(),
		d30: alcohol.rating(),
		d31: drug.rating()
	};
}

function livingItems(person: Person, share: number, draws: Draws): Items {
	const { life, today } = draws;
	const medical = new Field(0.3, 1, draws);
	const legal = new Field(person.referralSource === 'Court or probation' ? 0.45 : 0.1, 1, draws);
	const illegal = new Field(0.08, share, draws);
	const drives = life.chance(0.7) ? 1 : 0;
	const hasCar = life.chance(0.8) ? 1 : 0;
	const daysPaid = life.chance(0.45) ? today.between(8, 24) : 0;
	return {
		m6: medical.days(),
		m7: medical.rating(),
		m8: medical.rating(),
		e4: drives,
		// Nobody without a licence is asked for a car: the form leaves this blank.
		e5: drives ? hasCar : undefined,
		e11: daysPaid,
		e12: daysPaid * today.between(80, 220),
		e17: illegal.dollars(900),
		l24: life.chance(person.referralSource === 'Court or probation' ? 0.7 : 0.08) ? 1 : 0,
		l27: illegal.days(0.3),
		l28: legal.rating(),
		l29: legal.rating()
	};
}

const relatives = ['f18', 'f19', 'f20', 'f21', 'f22', 'f23', 'f24', 'f25', 'f26'];
const notApplicable = -8;

function mindItems(person: Person, share: number, draws: Draws): Items {
	const { life, today } = draws;
	const family = new Field(0.36, share, draws);
	const mind = new Field(person.track === 'COD' ? 0.6 : 0.38, share, draws);
	const troubled = relatives.map((code) => {
		const trouble = family.yes(0.7);
		return [code, life.chance(0.2) ? notApplicable : trouble] as const;
	});
	return {
		f3: today.weighted([
			[0, 1.6 - share],
			[1, 0.6],
			[2, share]
		]),
		...Object.fromEntries(troubled),
		f30: family.days(0.4),
		f32: family.rating(),
		f34: family.rating(),
		p4: mind.yes(1.1),
		p5: mind.yes(1.2),
		p6: mind.yes(0.08),
		p7: mind.yes(0.8),
		p8: mind.yes(0.25),
		p9: mind.yes(0.25),
		p10: mind.yes(0.03),
		p11: life.chance(0.55) ? 1 : 0,
		p12: mind.days(0.8),
		p13: mind.rating(),
		p14: mind.rating()
	};
}

/** The items that the composite scores of the Addiction Severity Index rest on, some weeks into treatment. */
export function interview(person: Person, weeks: number, today: Random): Items {
	const draws = { life: new Random('life', person.code), today };
	// Use falls sooner than mood does.
	const use = clamp(remaining(person.response + 0.3, weeks), 0.05, 1.2);
	const mood = clamp(remaining(person.response, weeks), 0.1, 1.2);
	return {
		...livingItems(person, use, draws),
		...substanceItems(person, use, draws),
		...mindItems(person, mood, draws)
	};
}
