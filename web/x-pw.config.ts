import base from '/work/main/web/playwright.config.ts';
export default { ...base, testDir: '/work/main/web/e2e', outputDir: '/tmp/x-pw-out', globalSetup: undefined, workers: 1, reporter: [['list']] };
