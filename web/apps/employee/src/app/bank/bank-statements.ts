// Statements of our bank account: the next one is uploaded, earlier ones are looked at again.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { BankStatementPage } from '@astro/api';
import { BankApi, adminUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT, foundText } from '@astro/ui';
import { ListPager, ListQuery, PageHead, base64Of } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-bank-statements',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bank-statements.html',
})
export class BankStatements {
  readonly #api = inject(BankApi);
  readonly #router = inject(Router);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly page = httpResource<BankStatementPage>(() => ({
    url: adminUrl('/bank-statements'),
    params: this.query.all(),
  }));

  count(page: BankStatementPage): string {
    return foundText(page.total, 'statement');
  }

  async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    let id = '';
    const done = await this.action.run(async () => {
      const upload = { name: file.name, file: await base64Of(file) };
      id = (await firstValueFrom(this.#api.upload(upload))).id;
    });
    input.value = '';
    if (done) await this.#router.navigate(['/bank', id]);
  }
}
