CREATE TABLE `closed_month` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`folder` text NOT NULL,
	`manifest_sha256` text NOT NULL,
	`closed_by` text NOT NULL,
	`closed_at` text NOT NULL,
	`placed_at` text,
	`reopened_by` text,
	`reopened_at` text,
	`reopened_why` text
);
