CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_why` text
);
--> statement-breakpoint
CREATE TABLE `audit_link_look` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link` text NOT NULL,
	`looked_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shared_link` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`recipient` text NOT NULL,
	`measures` text NOT NULL,
	`ends_with` text,
	`place` text NOT NULL,
	`language` text NOT NULL,
	`expires_on` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_why` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shared_link_token_hash_unique` ON `shared_link` (`token_hash`);--> statement-breakpoint
CREATE TRIGGER `audit_link_look_no_update` BEFORE UPDATE ON `audit_link_look` BEGIN SELECT RAISE(ABORT, 'audit_link_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_look_no_delete` BEFORE DELETE ON `audit_link_look` BEGIN SELECT RAISE(ABORT, 'audit_link_look is append-only'); END;
