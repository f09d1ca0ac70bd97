// Backups: the newest good one, all that are known, and one now.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import type { BackupEntry, BackupList } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT, plural } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { ageText } from '../health/figures';

const EVERY_MS = 3000;
const OLD_MS = 26 * 3_600_000;

/** `3.2 MB` */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`;
}

@Component({
  selector: 'app-backups',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, ProblemNotice, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './backups.html',
})
export class Backups {
  readonly #api = inject(CoreApi);
  readonly action = new Action();
  readonly list = httpResource<BackupList>(() => coreUrl('/backups'));
  readonly size = sizeText;

  constructor() {
    const timer = setInterval(() => this.list.reload(), EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  async start(): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.backUp());
      this.list.reload();
    });
  }

  old(list: BackupList): boolean {
    return list.newestGoodAt === null || Date.now() - Date.parse(list.newestGoodAt) > OLD_MS;
  }

  newest(list: BackupList): string {
    if (list.newestGoodAt === null) return 'There is no good backup yet.';
    const seconds = Math.max(0, (Date.now() - Date.parse(list.newestGoodAt)) / 1000);
    return `The newest good backup is ${ageText(seconds)} old.`;
  }

  state(b: BackupEntry): string {
    return b.phase === 'verifying' ? 'verifying' : b.state;
  }

  contents(b: BackupEntry): string {
    return `${plural(b.documents, 'document')} in ${plural(b.files, 'file')}`;
  }

  took(b: BackupEntry): string {
    if (b.finishedAt === null) return '–';
    return ageText((Date.parse(b.finishedAt) - Date.parse(b.startedAt)) / 1000);
  }
}
