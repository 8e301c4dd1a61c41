import { adjudicate, adjudicateSecondary, remittanceRow } from '#seed/remittances.ts';
import { followUpRows, surveyRows } from '#seed/after-care.ts';
import { asiRows } from '#seed/asi.ts';
import { attend, attendanceRow, daysAttended } from '#seed/attendance.ts';
import type { Service } from '#seed/attendance.ts';
import { authorizationRows } from '#seed/authorizations.ts';
import { endedCarc } from '#seed/carcs.ts';
import { claimRows, drawClaims } from '#seed/claims.ts';
import type { Claim } from '#seed/claims.ts';
import type { Stay } from '#seed/course.ts';
import { isoOf, isoUntil } from '#seed/days.ts';
import type { Day, Period } from '#seed/days.ts';
import { appealRow, dispute, takeBack } from '#seed/disputes.ts';
import type { Account } from '#seed/payment.ts';
import type { Person } from '#seed/person.ts';
import { Random } from '#seed/random.ts';
import { referralRows } from '#seed/referrals.ts';
import { administer, drawDiligence, gad7, phq9, scoreRow } from '#seed/scores.ts';
import type { Row, Rows } from '#seed/tables.ts';

function episodeRow(stay: Stay, person: Person, came: Day[], period: Period): Row<'episodes'> {
	const dischargedOn = isoUntil(stay.dischargedOn, period);
	return {
		episode_id: stay.code,
		person_id: person.code,
		program: `${person.site.name} ${stay.level}`,
		site: person.site.name,
		level_of_care: stay.level,
		track: person.track,
		referral_source: stay.source,
		payer: person.payer.name,
		payer_class: person.payer.payerClass,
		referred_on: isoOf(stay.referredOn),
		first_contact_on: isoOf(stay.firstContactOn),
		admitted_on: isoOf(stay.admittedOn),
		discharged_on: dischargedOn,
		last_attended_on: isoOf(came.at(-1) ?? stay.admittedOn),
		discharge_reason: dischargedOn && stay.reason,
		primary_diagnosis: person.diagnosis,
		age_group: person.ageGroup,
		sex: person.sex,
		race_ethnicity: person.race,
		language: person.language,
		zip3: person.zip3
	};
}

function scoreRows(stay: Stay, person: Person, came: Day[]) {
	const random = new Random('scores', stay.code);
	const diligence = drawDiligence(stay, person, random);
	const rowsOf = (form: typeof phq9) =>
		administer(form, stay, person, came, diligence, random).map((administration) =>
			scoreRow(stay.code, form, administration)
		);
	return { assessments_phq9: rowsOf(phq9), assessments_gad7: rowsOf(gad7) };
}

/** Everything that comes back for one claim, until the end of the period. */
function answerClaim(claim: Claim, person: Person, account: Account, period: Period) {
	const random = new Random('answer', claim.id);
	const first = adjudicate(claim, person.hasSecondary, account, period, random);
	const isRefused = first.some(({ carc }) => carc !== undefined);
	const isTakenBack =
		first.length > 0 && !isRefused && !person.hasSecondary && random.chance(0.006);
	const later = dispute(first, account, random);
	const remittances = [
		...first,
		...(person.hasSecondary ? adjudicateSecondary(first, random) : []),
		...later.remittances,
		...(isTakenBack ? takeBack(first, endedCarc, random) : [])
	];
	return {
		remittances: remittances.filter(({ on }) => on <= period.through).map(remittanceRow),
		appeals: later.appeals
			.filter(({ on }) => on <= period.through)
			.map((appeal) => appealRow(appeal, period))
	};
}

function billingRows(stay: Stay, person: Person, services: Service[], period: Period) {
	const random = new Random('claims', stay.code);
	const account: Account = { deductible: random.between(0, person.payer.deductible) };
	const claims = drawClaims(stay, person, services, period, random);
	const answers = claims.map((claim) => answerClaim(claim, person, account, period));
	return {
		claims: claims.flatMap(claimRows),
		remittances: answers.flatMap(({ remittances }) => remittances),
		appeals: answers.flatMap(({ appeals }) => appeals)
	};
}

/** All rows of one stay as the exports know it on the last day of the period. */
export function rowsOfStay(stay: Stay, person: Person, period: Period): Rows {
	const randomFor = (subject: string) => new Random(subject, stay.code);
	const services = attend(stay, person, period, randomFor('attendance'));
	const came = daysAttended(services);
	return {
		episodes: [episodeRow(stay, person, came, period)],
		attendance: services.map((service) => attendanceRow(stay.code, service)),
		...scoreRows(stay, person, came),
		assessments_asi: asiRows(stay, person, came, period, randomFor('asi')),
		...billingRows(stay, person, services, period),
		authorizations: authorizationRows(stay, person, period, randomFor('authorizations')),
		surveys: surveyRows(stay, person, period, randomFor('surveys')),
		follow_ups: followUpRows(stay, period, randomFor('follow-ups')),
		referrals: referralRows(stay, person, period, randomFor('referrals'))
	};
}
