import { DEMO_ACCOUNTS, type DemoAccount } from '@pokjanal/prisma/seed/demo/accounts';

export type { DemoAccount } from '@pokjanal/prisma/seed/demo/accounts';

/** The accounts of the demonstration, one for each role; they exist only where demo rows do. */
export const demoAccounts: readonly DemoAccount[] = DEMO_ACCOUNTS;
