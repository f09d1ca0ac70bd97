// What every process was started with, and where each value came from; secrets stay hidden.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SettingsList } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, TEXT } from '@astro/ui';
import { ListQuery, PageHead } from '@astro/working';

type Process = SettingsList['processes'][number];
type Setting = Process['settings'][number];

const SOURCES: Record<Setting['source'], string> = {
  environment: 'Environment',
  file: 'File',
  default: 'Default',
};

@Component({
  selector: 'app-configuration',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, RouterLink],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head
      heading="Configuration"
      sub="As each process was started last. Values come from its environment; secrets are hidden."
    >
      <a class="button quiet" routerLink="/configuration/maintenance">Maintenance mode</a>
    </ab-page-head>
    <form class="filter-row" role="search" #f (submit)="query.submit($event, f)">
      <div class="field grow">
        <label for="q">Name or value</label>
        <input id="q" name="q" type="search" [value]="query.of('q')" />
      </div>
      <button class="button">Search</button>
    </form>
    <ab-loaded>
      <ng-template abValue [of]="list" let-list>
        <div class="panels">
          @for (p of list.processes; track p.name) {
            <section [attr.aria-labelledby]="p.name">
              <h2 [id]="p.name">{{ p.name }}</h2>
              <p class="soft small">
                Version {{ p.version }}, started {{ p.startedAt | stamp }} UTC
              </p>
              <div class="table-wrap">
                <table class="cards-on-phone">
                  <caption class="visually-hidden">
                    Settings of
                    {{
                      p.name
                    }}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">Setting</th>
                      <th scope="col">Value</th>
                      <th scope="col">From</th>
                    </tr>
                  </thead>
                  <tbody>
                    @for (s of shown(p); track s.name) {
                      <tr>
                        <th scope="row" class="mono">{{ s.name }}</th>
                        <td data-label="Value" class="mono">{{ s.value || '(empty)' }}</td>
                        <td data-label="From">{{ sources[s.source] }}</td>
                      </tr>
                    } @empty {
                      <tr>
                        <td colspan="3">No setting of it fits.</td>
                      </tr>
                    }
                  </tbody>
                </table>
              </div>
            </section>
          }
        </div>
      </ng-template>
    </ab-loaded>
  `,
})
export class Configuration {
  readonly query = inject(ListQuery);
  readonly sources = SOURCES;
  readonly list = httpResource<SettingsList>(() => coreUrl('/settings'));
  readonly #wanted = computed(() => this.query.of('q').toLowerCase());

  shown(process: Process): Setting[] {
    const wanted = this.#wanted();
    return process.settings.filter((s) => `${s.name} ${s.value}`.toLowerCase().includes(wanted));
  }
}
