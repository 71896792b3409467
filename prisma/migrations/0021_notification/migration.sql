CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "assignmentId" UUID,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT,
    "note" TEXT,
    "wilayahId" UUID,
    "pokjanalId" UUID,
    "posyanduId" UUID,
    "subject" TEXT,
    "subjectId" UUID,
    "month" INTEGER,
    "block" TEXT,
    "day" DATE,
    "count" INTEGER NOT NULL DEFAULT 1,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "NotificationMute" (
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "NotificationMute_pkey" PRIMARY KEY ("userId","kind")
);

CREATE TABLE "DueNotice" (
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DueNotice_pkey" PRIMARY KEY ("kind","subjectId","day")
);

CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Notification_assignmentId_idx" ON "Notification"("assignmentId");

CREATE INDEX "Notification_at_idx" ON "Notification"("at");

CREATE UNIQUE INDEX "Notification_userId_seq_key" ON "Notification"("userId", "seq");

CREATE UNIQUE INDEX "SavedView_userId_list_name_key" ON "SavedView"("userId", "list", "name");

CREATE INDEX "RoleAssignment_wilayahId_idx" ON "RoleAssignment"("wilayahId");

CREATE INDEX "RoleAssignment_opdId_idx" ON "RoleAssignment"("opdId");

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "RoleAssignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "NotificationMute" ADD CONSTRAINT "NotificationMute_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "Notification" add constraint "Notification_count" check (count > 0);
create index "Notification_unread_sql" on "Notification" ("userId") where "readAt" is null;
create unique index "SavedView_default_sql" on "SavedView" ("userId", list) where "isDefault";

-- One row: up to which event people have been told. What happened before there were notifications is told to nobody.
create table notification_cursor (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null
);
insert into notification_cursor (seq) select last_seq from outbox_counter;
