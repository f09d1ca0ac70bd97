// Launches from a file: chosen, looked at line by line without writing anything, then offered all
// together.
import type { HttpErrorResponse } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  inject,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaunchImportReport } from '@astro/api';
import { AdminApi } from '@astro/api';
import { Action, ProblemNotice, TEXT, plural } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const TEMPLATE =
  'rocket,spaceport,destination,departure,price,seats,vip hours\r\n' +
  'Name of your rocket,Esrange,Low Earth Orbit,2030-05-03 14:30,"9,800,000",8,0\r\n';
const LONGEST = 200_000;

@Component({
  selector: 'app-import-launches',
  imports: [...TEXT, PageHead, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-launches.html',
})
export class ImportLaunches {
  readonly #api = inject(AdminApi);
  readonly #doc = inject(DOCUMENT);
  #key = crypto.randomUUID();
  readonly file = signal('');
  readonly trouble = signal('');
  readonly report = signal<LaunchImportReport | null>(null);
  readonly action = new Action();
  readonly #csv = signal('');
  readonly #again = computed(() => this.report()?.imported === true);

  readonly found = computed(() => {
    const r = this.report();
    if (!r) return '';
    if (r.imported) return `${plural(r.launches.length, 'launch is', 'launches are')} offered.`;
    return r.faults.length > 0
      ? `${plural(r.faults.length, 'fault')} in ${this.file()}. Nothing is offered.`
      : `${plural(r.launches.length, 'launch', 'launches')} in ${this.file()}, none with a fault.`;
  });

  async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.report.set(null);
    this.trouble.set('');
    this.#key = crypto.randomUUID();
    this.file.set(file.name);
    if (file.size > LONGEST) {
      this.trouble.set('The file is too large: at most 200 kB, and 500 launches.');
      return;
    }
    this.#csv.set(await file.text());
    // The same file, corrected, can be chosen again.
    input.value = '';
    await this.#send(true);
  }

  async offer(): Promise<void> {
    if (!this.#again()) await this.#send(false);
  }

  template(): void {
    const url = URL.createObjectURL(new Blob([TEMPLATE], { type: 'text/csv' }));
    const link = this.#doc.createElement('a');
    link.href = url;
    link.download = 'launches.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  async #send(dryRun: boolean): Promise<void> {
    await this.action.run(async () => {
      const sent = this.#api.importLaunches(this.#key, { csv: this.#csv(), dryRun });
      try {
        this.report.set(await firstValueFrom(sent));
      } catch (error) {
        // What has changed since the dry run: look at the lines again.
        if (!dryRun && (error as HttpErrorResponse).status === 422) {
          const looked = this.#api.importLaunches(this.#key, { csv: this.#csv(), dryRun: true });
          this.report.set(await firstValueFrom(looked));
          return;
        }
        throw error;
      }
    });
  }
}
