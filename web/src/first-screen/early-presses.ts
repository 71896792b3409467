// A file of its own, which comes before everything else: what stands in the page looks ready long before a slow line has
// brought the console. The last press on a button is kept and handed on once there is somebody to answer it.
let kept: HTMLButtonElement | null = null;

function keep({ target }: Event): void {
  const button = target instanceof Element ? target.closest('button') : null;
  // The browser opens popovers by itself.
  if (button && !button.popoverTargetElement) kept = button;
}

function handOn(): void {
  document.removeEventListener('click', keep, true);
  if (kept?.isConnected) kept.click();
  kept = null;
}

document.addEventListener('click', keep, true);
// The console says so when it opens.
document.addEventListener('pokjanal:open', handOn, { once: true });

export {};
