// One bank statement: what each line seems to be, which of them are confirmed, and what became of
// the others.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BankLine, BankStatementDetail } from '@astro/api';
import { BankApi, adminUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT, formatMoney, plural } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { confirmable, lineState, proposalText } from './bank-words';

@Component({
  selector: 'app-bank-statement',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bank-statement.html',
})
export class BankStatement {
  readonly #api = inject(BankApi);
  readonly id = input.required<string>();
  readonly statement = httpResource<BankStatementDetail>(() =>
    adminUrl('/bank-statements/{id}', { id: this.id() }),
  );
  readonly action = new Action();
  /** How far confirming has come. */
  readonly done = signal('');
  readonly #lines = computed(() =>
    this.statement.hasValue() ? this.statement.value().entries : [],
  );
  /** What needs no second look is chosen from the start. */
  readonly chosen = linkedSignal(
    () =>
      new Set(
        this.#lines()
          .filter((l) => l.match === 'exact')
          .map((l) => l.id),
      ),
  );
  readonly confirmable = confirmable;
  readonly proposal = proposalText;
  readonly state = lineState;

  sub(s: BankStatementDetail): string {
    const known = s.knownBefore > 0 ? `, ${plural(s.knownBefore, 'line')} known before` : '';
    return `${plural(s.lines, 'line')}, ${formatMoney(s.incoming)} came in${known}`;
  }

  amount(line: BankLine): string {
    return formatMoney(line.amount);
  }

  toggle(id: string): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  async confirmChosen(): Promise<void> {
    const wanted = this.#lines().filter((l) => this.chosen().has(l.id) && confirmable(l));
    let booked = 0;
    await this.action.run(async () => {
      for (const line of wanted) {
        await firstValueFrom(this.#api.confirm(line.id, line.booking?.paymentId ?? ''));
        booked += 1;
        this.done.set(`${plural(booked, 'line')} confirmed.`);
      }
    });
    this.statement.reload();
  }

  async assign(event: Event, line: BankLine, of: string): Promise<void> {
    event.preventDefault();
    if (of.trim() === '') return;
    await this.#decide(() => firstValueFrom(this.#api.confirm(line.id, of.trim())));
  }

  async setAside(event: Event, line: BankLine, reason: string): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') return;
    await this.#decide(() => firstValueFrom(this.#api.setAside(line.id, reason.trim())));
  }

  async #decide(work: () => Promise<unknown>): Promise<void> {
    this.done.set('');
    const done = await this.action.run(async () => {
      await work();
    });
    if (done) this.statement.reload();
  }
}
