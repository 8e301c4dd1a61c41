CREATE TABLE `benchmark` (
	`id` text PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`population` text NOT NULL,
	`year` text NOT NULL,
	`definition` text NOT NULL,
	`source` text NOT NULL,
	`grade` text NOT NULL,
	`grade_why` text NOT NULL,
	`value` real NOT NULL,
	`k` integer,
	`n` integer,
	`review_on` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_why` text
);
--> statement-breakpoint
CREATE TABLE `target` (
	`id` text PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`place` text NOT NULL,
	`value` real,
	`starts` text NOT NULL,
	`basis` text NOT NULL,
	`owner` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL
);
