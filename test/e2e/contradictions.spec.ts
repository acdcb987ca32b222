import { expect, test } from '@playwright/test';
import { dialog, openBundleConfig, openSample, pick } from './workbench.ts';

const PAGE = 'configure/contradictions';

test('what becomes of the password is told step by step, each with its file and line', async ({ page }) => {
  await openSample(page, 'lock-out', PAGE);
  await expect(page.getByText('nobody may be able to log in')).toBeVisible();
  const deciding = page.getByRole('listitem').filter({ hasText: 'decides' });
  await expect(deciding).toContainText('SetPasswordAfterSysprep = No');
  await expect(page.getByText('Ec2SetPassword is Enabled, and SetPasswordAfterSysprep No')).toBeVisible();
  await deciding.getByRole('link', { name: 'BundleConfig.xml, line 13' }).or(deciding.getByRole('button')).click();
  await expect(page.getByRole('group', { name: 'Source of BundleConfig.xml' })).toBeVisible();
});

test('an unsaved change shows what it brings, on the page and before it is saved', async ({ page }) => {
  const volume = await openSample(page, 'healthy', PAGE);
  await expect(page.getByText('No contradiction was found between the files.')).toBeVisible();
  const field = await openBundleConfig(page, volume);
  await pick(page, field, 'No');
  await page.getByRole('button', { name: 'Password and contradictions' }).click();
  await expect(page.getByText('With the unsaved changes laid over the files.')).toBeVisible();
  await expect(page.getByText('nobody may be able to log in')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(dialog(page)).toContainText('The changes bring 3 contradictions between the files');
});
