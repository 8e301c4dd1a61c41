import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
	CustomChart,
	LineChart,
	ScatterChart,
	GraphicComponent,
	GridComponent,
	TooltipComponent,
	SVGRenderer
]);

/** ECharts with what our charts are made of and nothing else; the browser and the server use the same parts. */
export { init };
