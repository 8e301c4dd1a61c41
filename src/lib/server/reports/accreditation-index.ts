/** What is expected, and the anchor of the part that answers it. `basis` is who says so, or that it is our setting. */
export type Expectation = {
	whose: string;
	expected: string;
	answered: string;
	part: string;
	basis: string;
};

const carf = 'surveyor’s checklist';
const ours = 'our setting';

/**
 * What CARF (1.M, 1.N) and The Joint Commission (CTS.03.01.09) ask for, in our words, and where it is answered. Facts
 * from public checklists and summaries of them; which measure stands for which is our setting.
 */
export const expectations: Expectation[] = [
	{
		whose: 'CARF 1.M',
		expected: 'Effectiveness',
		answered: 'Results by month, with aims',
		part: 'Effectiveness',
		basis: carf
	},
	{
		whose: 'CARF 1.M',
		expected: 'Efficiency',
		answered: 'Results by month, with aims',
		part: 'Efficiency',
		basis: carf
	},
	{
		whose: 'CARF 1.M',
		expected: 'Service access',
		answered: 'Results by month, with aims',
		part: 'Service access',
		basis: carf
	},
	{
		whose: 'CARF 1.M',
		expected: 'Satisfaction',
		answered: 'Results by month, with aims',
		part: 'Satisfaction',
		basis: carf
	},
	{
		whose: 'CARF 1.M',
		expected: 'Data reliable, valid, complete, accurate',
		answered: 'Rules, capture, rows loaded and rejected',
		part: 'Data quality',
		basis: carf
	},
	{
		whose: 'CARF 1.M',
		expected: 'Person responsible, time frame and basis of a target',
		answered: 'Owner and month of each aim, on the page of targets',
		part: 'Effectiveness',
		basis: ours
	},
	{
		whose: 'CARF 1.N',
		expected: 'Written analysis each year, with extenuating factors, actions and what came of them',
		answered: 'Actions with prediction and result; notes stand under each indicator',
		part: 'Annual analysis',
		basis: carf
	},
	{
		whose: 'CARF 1.N',
		expected: 'Results shared with people served, personnel and others',
		answered: 'Minutes with who was there and what was decided',
		part: 'Shared with',
		basis: carf
	},
	{
		whose: 'TJC CTS.03.01.09, EP 1',
		expected: 'A standardized tool follows progress',
		answered: 'PHQ-9 scored at start and end',
		part: 'Effectiveness',
		basis: 'published list'
	},
	{
		whose: 'TJC CTS.03.01.09, EP 2',
		expected: 'Results inform the plan of care',
		answered: 'Not in the data: no export says when a plan was changed. Show it in records of care',
		part: 'Annual analysis',
		basis: 'published list'
	},
	{
		whose: 'TJC CTS.03.01.09, EP 3',
		expected: 'Outcomes of the population, aggregated',
		answered: 'Reliable improvement of everybody discharged, by month',
		part: 'Effectiveness',
		basis: 'published list'
	},
	{
		whose: 'Both',
		expected: 'Evidence that was not altered',
		answered: 'Closed months with the hashes of their packages, verified when this was made',
		part: 'Closed months',
		basis: ours
	}
];
