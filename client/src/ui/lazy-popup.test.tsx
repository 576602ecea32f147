import '../../test/browser-gaps';
import { MantineProvider, Popover } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PopupTarget, useLazyPopup } from './lazy-popup';

function Opener() {
  const { buttonProps, popup } = useLazyPopup('dialog');
  return (
    <>
      <button type="button" {...buttonProps}>
        Dates
      </button>
      {popup && (
        <Popover id={popup.id} opened={popup.opened} onChange={popup.setOpened} trapFocus returnFocus>
          <Popover.Target>
            <PopupTarget button={popup.button} />
          </Popover.Target>
          <Popover.Dropdown>
            <button type="button">Last month</button>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

test('the popup is mounted at the first click; then it opens, is named by its button, takes the focus and gives it back', async () => {
  const user = userEvent.setup();
  render(
    <MantineProvider env="test">
      <Opener />
    </MantineProvider>,
  );
  const button = screen.getByRole('button', { name: 'Dates' });
  expect(screen.queryByText('Last month')).toBeNull();
  expect(button.getAttribute('aria-expanded')).toBe('false');

  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Dates' });
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(button.getAttribute('aria-controls')).toBe(dialog.id);
  await expect.poll(() => document.activeElement?.textContent).toBe('Last month');

  await user.keyboard('{Escape}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  await expect.poll(() => document.activeElement).toBe(button);

  await user.click(button);
  await screen.findByRole('dialog', { name: 'Dates' });
  await user.click(button);
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});
