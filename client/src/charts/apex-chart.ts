import ReactApexChart from 'react-apexcharts';

// It is CommonJS with a default of its own, which some bundlers hand over one level deeper.
const nested = (ReactApexChart as unknown as { default?: typeof ReactApexChart }).default;

/** The chart library, in a chunk of its own: imported by `chart-library.ts` alone. */
export const ApexChart = nested ?? ReactApexChart;
