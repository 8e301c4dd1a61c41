/** The six largest departments of Bickel, Hammel and O'Connell 1975 (Science 187, 398), as R's data set UCBAdmissions. */
const counts: [department: string, ...men: [number, number], ...women: [number, number]][] = [
	['A', 512, 313, 89, 19],
	['B', 353, 207, 17, 8],
	['C', 120, 205, 202, 391],
	['D', 138, 279, 131, 244],
	['E', 53, 138, 94, 299],
	['F', 22, 351, 24, 317]
];

export const departments = counts.map(([department]) => department);

/** Who applied and who was admitted, by department and sex. */
export const admissions = counts.flatMap(([department, menIn, menOut, womenIn, womenOut]) => [
	{ department, isWoman: false, admitted: menIn, applied: menIn + menOut },
	{ department, isWoman: true, admitted: womenIn, applied: womenIn + womenOut }
]);
