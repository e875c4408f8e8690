import type { Business } from '../../src/domain/business/business.ts';
import { buildBusiness, buildService, buildStaff } from '../support/build-business.ts';

/** A salon with near-alike services and staff, to see that the right one is understood. */
export const salon: Business = buildBusiness({
  phone: '+7 863 200-00-00',
  services: [
    buildService({
      id: 'womens-haircut',
      title: { ru: 'Женская стрижка', en: "Women's haircut" },
      synonyms: { ru: ['постричься'], en: [] },
    }),
    buildService({ id: 'mens-haircut', title: { ru: 'Мужская стрижка', en: "Men's haircut" } }),
    buildService({
      id: 'colouring',
      title: { ru: 'Окрашивание', en: 'Colouring' },
      synonyms: { ru: ['покраска', 'покраситься'], en: ['hair dye', 'coloring'] },
    }),
    buildService({
      id: 'manicure',
      title: { ru: 'Маникюр', en: 'Manicure' },
      synonyms: { ru: ['ноготки'], en: ['nails'] },
    }),
    buildService({ id: 'gel-manicure', title: { ru: 'Маникюр с покрытием гель-лак', en: 'Manicure with gel polish' } }),
    buildService({ id: 'pedicure', title: { ru: 'Педикюр', en: 'Pedicure' } }),
  ],
  staff: [
    buildStaff({
      id: 'anna',
      name: { ru: 'Анна Смирнова', en: 'Anna Smirnova' },
      synonyms: { ru: ['Аня', 'Анечка'], en: ['Anya'] },
      services: [],
    }),
    buildStaff({
      id: 'olga',
      name: { ru: 'Ольга', en: 'Olga' },
      synonyms: { ru: ['Оля'], en: ['Olya'] },
      services: [],
    }),
    buildStaff({ id: 'maria', name: { ru: 'Мария', en: 'Maria' }, synonyms: { ru: ['Маша'], en: [] }, services: [] }),
    buildStaff({ id: 'vera', name: { ru: 'Вера', en: 'Vera' }, services: [] }),
  ],
});
