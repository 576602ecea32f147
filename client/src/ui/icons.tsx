import type { ReactNode } from 'react';

const icon = (paths: ReactNode) =>
  function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    );
  };

export const OverviewIcon = icon(<path d="M5 20v-8M12 20V4M19 20v-5" />);
export const ChecksIcon = icon(<path d="M4 6.500l1.500 1.500L8 5M4 16.500l1.500 1.500L8 15M12 7h8M12 17h8M12 12h8" />);
export const DataIcon = icon(
  <>
    <ellipse cx="12" cy="5.500" rx="7.500" ry="2.800" />
    <path d="M4.500 5.500v13c0 1.500 3.400 2.800 7.500 2.800s7.500-1.300 7.500-2.800v-13M4.500 12c0 1.500 3.400 2.800 7.500 2.800s7.500-1.300 7.500-2.800" />
  </>,
);
export const WorkforceIcon = icon(<path d="M4 7h16v13H4ZM4 11h16M8 4v4M16 4v4M9 15.500l2 2 4-4" />);
export const AdministrationIcon = icon(<path d="M12 3.500l7 2.500v5.500c0 4.300-2.900 7.500-7 9-4.100-1.500-7-4.700-7-9V6Z" />);
export const ChevronIcon = icon(<path d="m7 10 5 5 5-5" />);
export const CheckIcon = icon(<path d="m5 12.500 4.500 4.500L19 7.500" />);
export const CloseIcon = icon(<path d="M7 7l10 10M17 7 7 17" />);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1.100 1.100M17.300 17.300l1.100 1.100M5.600 18.400l1.100-1.100M17.300 6.700l1.100-1.100" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z" />);
export const SystemIcon = icon(
  <>
    <rect x="3.500" y="5" width="17" height="11.500" rx="2" />
    <path d="M9 20h6" />
  </>,
);
export const SignOutIcon = icon(<path d="M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 8l4 4-4 4M19 12H9" />);
export const TrendsIcon = icon(<path d="M4 17l5-5.500 4 3.500 7-8M15.500 7H20v4.500" />);
export const PatternsIcon = icon(<path d="M4.500 4.500h6v6h-6zM13.500 4.500h6v6h-6zM4.500 13.500h6v6h-6zM13.500 13.500h6v6h-6z" />);
export const EmployeesIcon = icon(
  <path d="M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 19.500c0-3 2.900-5 6.500-5s6.500 2 6.500 5M16 5a3.500 3.500 0 0 1 0 6.500M18 15c2.100.700 3.500 2.300 3.500 4.500" />,
);
export const CalendarIcon = icon(<path d="M4.500 6h15v13.500h-15zM4.500 10.500h15M8.500 3.500V7.500M15.500 3.500V7.500" />);
export const BookmarkIcon = icon(<path d="M7 4h10v16l-5-4-5 4z" />);
export const SearchIcon = icon(<path d="M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20" />);
export const PrintIcon = icon(<path d="M7 9V4h10v5M7 17H4.500v-7.500h15V17H17M7 14h10v6H7z" />);
export const TableIcon = icon(<path d="M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9" />);
export const DownloadIcon = icon(<path d="M12 4v11M7.500 11 12 15.500 16.500 11M5 20h14" />);
export const ExpandIcon = icon(<path d="M4.500 9V4.500H9M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15" />);
export const ZoomInIcon = icon(
  <path d="M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20M10.500 7.500v6M7.500 10.500h6" />,
);
export const ZoomOutIcon = icon(<path d="M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20M7.500 10.500h6" />);
export const LeftIcon = icon(<path d="m14 6-6 6 6 6" />);
export const RightIcon = icon(<path d="m10 6 6 6-6 6" />);
export const ResetIcon = icon(<path d="M5 5v5h5M5.500 10A7.500 7.500 0 1 1 4.500 14" />);
export const BalancesIcon = icon(<path d="M4 6.500h16M4 12h10.500M4 17.500h6M18 10v4M14 15.500v4" />);
/** The product's mark, also in `public/mark.svg`. */
export function Mark({ size = 26 }: { size?: number }) {
  return <img src="/mark.svg" width={size} height={size} alt="" />;
}
