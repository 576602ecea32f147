import ReactApexChart from 'react-apexcharts';

/** The chart library, in a chunk of its own: imported by `chart.tsx` alone. */
export const ApexChart = ReactApexChart;
