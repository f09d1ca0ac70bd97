// Says that the machine has no network, for as long as that is so.
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';

@Component({
  selector: 'ab-offline-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (offline()) {
        <p class="offline">You are offline. What you entered is kept; go on when you are back.</p>
      }
    </div>
  `,
})
export class OfflineBanner {
  readonly offline = signal(false);

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    if (!view) return;
    this.offline.set(!view.navigator.onLine);
    view.addEventListener('online', () => this.offline.set(false));
    view.addEventListener('offline', () => this.offline.set(true));
  }
}
