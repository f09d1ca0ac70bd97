// What two sides wrote to each other, oldest first.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { SupportMessage } from '@astro/api';
import { TEXT } from './pipes';

@Component({
  selector: 'ab-thread',
  imports: [...TEXT],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    ol {
      display: grid;
      gap: var(--s4);
      padding: 0;
      list-style: none;
    }

    li {
      padding: var(--s4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }

    li.ours {
      border-inline-start: 3px solid var(--action);
    }
  `,
  template: `
    <ol>
      @for (m of messages(); track $index) {
        <li [class.ours]="!m.fromCustomer">
          <p class="small">
            <strong>{{ m.author }}{{ m.fromCustomer ? '' : ', AstroBookings' }}</strong
            ><span class="soft">, {{ m.at | instant }}</span>
          </p>
          <p class="said">{{ m.text }}</p>
        </li>
      }
    </ol>
  `,
})
export class Thread {
  readonly messages = input.required<SupportMessage[]>();
}
