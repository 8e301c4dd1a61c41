CREATE TABLE `baseline` (
	`id` text PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`place` text NOT NULL,
	`starts` text NOT NULL,
	`frozen_after` text,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`decided_on` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_why` text
);
