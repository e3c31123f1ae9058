// Draws the charts of 趋势 anew, so that values are read off side by side, lines hidden, a stretch of time looked at closely and a point
// followed to its figure. Without it, and on paper, the picture stands that came with the page.
'use strict';

for (const figure of document.querySelectorAll('figure[data-chart]')) {
    const told = JSON.parse(figure.dataset.chart);
    const place = document.createElement('div');
    place.className = 'drawn';
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', told.label);
    figure.prepend(place);
    figure.classList.add('interactive');

    // A series of several stretches is several lines of one name: they are hidden together, and nothing joins them.
    const lines = told.lines.flatMap(line => line.stretches.map(stretch => ({
        type: 'line',
        name: line.name,
        color: line.color,
        lineStyle: { type: line.dash, width: 2.5 },
        symbol: 'circle',
        symbolSize: 7,
        // A stretch of one value is nothing but its symbol.
        showAllSymbol: true,
        emphasis: { focus: 'series' },
        tooltip: { valueFormatter: value => `${value.toLocaleString('en-US', { maximumFractionDigits: 4 })} ${line.unit}` },
        data: stretch.map(dot => ({ value: [dot.place, dot.value], address: dot.address })),
    })));

    const chart = echarts.init(place);
    chart.setOption({
        animation: false,
        grid: { left: 16, right: 24, top: 40, bottom: 92, containLabel: true },
        // As text: markup with a style of its own is refused by the page's policy.
        tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
        legend: { type: 'scroll', bottom: 44, data: told.lines.map(line => line.name) },
        toolbox: { right: 16, feature: { restore: { title: told.whole }, saveAsImage: { title: told.save, name: told.label.slice(0, 80), pixelRatio: 2 } } },
        dataZoom: [{ type: 'slider', bottom: 8, height: 22, brushSelect: false }, { type: 'inside', zoomOnMouseWheel: 'ctrl' }],
        xAxis: { type: 'category', data: told.periods, boundaryGap: false },
        yAxis: {
            type: 'value', min: told.ticks[0], max: told.ticks.at(-1), inverse: told.runsDown,
            axisTick: { customValues: told.ticks },
            axisLabel: { customValues: told.ticks, formatter: value => value.toLocaleString('en-US', { maximumFractionDigits: 4 }) },
        },
        series: lines,
    });
    chart.on('click', point => location.assign(point.data.address));
    new ResizeObserver(() => chart.resize()).observe(place);
}
