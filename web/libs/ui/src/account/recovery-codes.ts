// Recovery codes, shown this once.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';

@Component({
  selector: 'ab-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(2, auto);
      gap: var(--s1) var(--s8);
      padding: 0;
      list-style: none;
      font-size: var(--size-m);
    }
  `,
  template: `
    <div class="notice warn" role="status">
      <h3>Your recovery codes</h3>
      <p>
        Keep them where you would keep a key. Each opens your account once when you do not have your
        phone. They are not shown again.
      </p>
      <ul class="mono">
        @for (code of codes(); track code) {
          <li>{{ code }}</li>
        }
      </ul>
      <ng-content />
    </div>
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<string[]>();
}
