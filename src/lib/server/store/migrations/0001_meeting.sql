CREATE TABLE `action` (
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`aim` text NOT NULL,
	`measure` text,
	`place` text NOT NULL,
	`prediction` text NOT NULL,
	`direction` text,
	`target` real,
	`owner` text NOT NULL,
	`due_on` text NOT NULL,
	`do_on` text,
	`state` text NOT NULL,
	`result` text NOT NULL,
	`signal_said` text NOT NULL,
	`follows` integer,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`number`, `version`)
);
--> statement-breakpoint
CREATE TABLE `action_step` (
	`id` text PRIMARY KEY NOT NULL,
	`action` integer NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`held_on` text NOT NULL,
	`attendance` text NOT NULL,
	`agenda` text NOT NULL,
	`decisions` text NOT NULL,
	`next_on` text,
	`withdrawn_why` text,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `note` (
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`measure` text,
	`place` text NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`withdrawn_why` text,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
